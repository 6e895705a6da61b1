package io.shuke.support;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A form with one file, as a browser sends it. */
public final class Form {
    private static final String EDGE = "an-edge-that-no-file-has";

    private Form() {}

    /** A POST of the file as field {@code file}; {@code fields} are further names and values in turn. */
    public static HttpRequest post(
            Http http, @Nullable String token, String path, String fileName, byte[] content, String... fields) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            body.writeBytes(utf8("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                    + fields[i + 1] + "\r\n"));
        }
        body.writeBytes(utf8("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n--" + EDGE + "--\r\n"));
        var request = HttpRequest.newBuilder(URI.create(http.origin() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en")
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
