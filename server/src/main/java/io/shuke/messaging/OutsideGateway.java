package io.shuke.messaging;

import io.shuke.identity.Phone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sends what somebody wants to know while they are not in the shop: as a text message, or as a template message of
 * WeChat. A market without one tells people in the shop alone. An implementation may call another company, so it is never
 * called inside a transaction; it throws where the message was certainly or possibly not taken, and is then asked again.
 */
public interface OutsideGateway {
    void send(Letter letter);

    /**
     * The whole text, and the kind, for gateways that fill a template of their own.
     *
     * @param weChatAccount who the person is to the market's WeChat account, where they ever signed in there
     */
    record Letter(Phone to, @Nullable String weChatAccount, NotificationKind kind, String text, Instant at) {
        /** Without the number and the account, so that neither reaches a log by accident. */
        @Override
        public String toString() {
            return "Letter about " + kind;
        }
    }
}
