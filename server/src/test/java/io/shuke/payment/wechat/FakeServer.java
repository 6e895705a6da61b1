package io.shuke.payment.wechat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** HTTP on loopback that sends header names as they are written, which WeChat's SDK needs and the JDK's server doesn't. */
final class FakeServer {
    /** A request; header names are in lower case. */
    record Request(String method, String path, Map<String, String> headers, String body) {}

    record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final ServerSocket socket;
    private final Function<Request, Answer> handler;

    FakeServer(Function<Request, Answer> handler) {
        this.handler = handler;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fake wechat").start(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            write(connection, handler.apply(read(connection.getInputStream())));
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        var first = line(in).split(" ");
        var headers = new LinkedHashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = in.read(); each != '\n' && each >= 0; each = in.read()) {
            if (each != '\r') {
                line.write(each);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void write(Socket connection, Answer answer) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Fake\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.body().length).append("\r\nConnection: close\r\n\r\n");
        var out = connection.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(answer.body());
        out.flush();
    }
}
