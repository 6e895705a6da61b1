package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.person;

import java.util.List;
import java.util.Map;

/** What the market tells people, and what they tell each other. */
final class MessagingRows {
    static final List<Row> ROWS = List.of(
            person("GET /api/my/inbox"),
            person("GET /api/my/inbox/stream"),
            person("GET /api/my/notifications"),
            person("PUT /api/my/notification-read-mark").with(Map.of("until", NONE)),
            person("GET /api/my/notification-wishes"),
            person("PUT /api/my/notification-wishes").with(Map.of("kinds", List.of())),
            person("GET /api/my/conversations"),
            person("PUT /api/people/{code}/conversation"),
            person("GET /api/orders/{id}/contact"),
            person("GET /api/my/contact"),
            person("GET /api/conversations/{id}"),
            person("GET /api/conversations/{id}/messages"),
            person("PUT /api/conversations/{id}/messages/{messageId}").with(Map.of("kind", "TEXT", "text", "Hello")),
            person("PUT /api/conversations/{id}/read-mark").with(Map.of("seq", 1)),
            person("PUT /api/conversations/{id}/acceptance"),
            person("PUT /api/conversations/{id}/refusal"));

    private MessagingRows() {}
}
