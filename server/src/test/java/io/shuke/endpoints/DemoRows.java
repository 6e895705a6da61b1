package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.anyone;

import java.util.List;
import java.util.Map;

/** The demonstration. */
final class DemoRows {
    static final List<Row> ROWS = List.of(
            anyone("GET /api/demo/messages"),
            anyone("GET /api/demo/people"),
            anyone("GET /api/demo/clock"),
            anyone("POST /api/demo/clock").with(Map.of("advanceSeconds", -1)),
            anyone("GET /demo/mailbox"),
            anyone("GET /demo/mailbox.js"),
            anyone("GET /demo/mailbox.css"));

    private DemoRows() {}
}
