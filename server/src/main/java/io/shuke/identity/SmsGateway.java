package io.shuke.identity;

/** Sends text messages. An implementation may call another company, so it is never called inside a transaction. */
public interface SmsGateway {
    /** Throws where the message certainly or possibly was not taken. */
    void send(SmsMessage message);
}
