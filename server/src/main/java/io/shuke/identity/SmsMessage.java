package io.shuke.identity;

import java.time.Instant;

/** A one-time code on its way to a phone: the whole text, and the code for gateways that fill it into a template. */
public record SmsMessage(Phone to, String text, String code, Instant at) {
    /** Without the code, so that it never reaches a log by accident. */
    @Override
    public String toString() {
        return "SmsMessage to " + to;
    }
}
