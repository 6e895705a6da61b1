package io.shuke.messaging;

import io.shuke.identity.Phone;
import java.time.Instant;

/**
 * Sends what somebody wants to know while they are not in the shop: as a text message, or as a template message of
 * WeChat. A market without one tells people in the shop alone. An implementation may call another company, so it is never
 * called inside a transaction; it throws where the message was certainly or possibly not taken, and is then asked again.
 */
public interface OutsideGateway {
    void send(Letter letter);

    /** The whole text, and the kind, for gateways that fill a template of their own. */
    record Letter(Phone to, NotificationKind kind, String text, Instant at) {
        /** Without the number, so that it never reaches a log by accident. */
        @Override
        public String toString() {
            return "Letter about " + kind;
        }
    }
}
