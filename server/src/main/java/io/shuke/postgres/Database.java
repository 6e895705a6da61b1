package io.shuke.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The database of this process: the embedded server, or the one that {@code SHUKE_DATABASE_URL} names. */
public record Database(String url, String user, String password, Runnable closing) {
    private static final String NAME = "shuke";

    /**
     * Reads the environment: {@code SHUKE_DATABASE_URL} as {@code postgres://user:password@host:port/name} (or a JDBC
     * URL with user and password as parameters), else {@code SHUKE_DATA} as the folder of the embedded server, which lets
     * {@code SHUKE_DATABASE_CONNECTIONS} in at once.
     */
    public static Database open(Map<String, String> environment) {
        var outside = environment.get("SHUKE_DATABASE_URL");
        if (outside != null && !outside.isBlank()) {
            return outside(outside.strip());
        }
        var data = Path.of(environment.getOrDefault("SHUKE_DATA", "data"));
        var connections = environment.get("SHUKE_DATABASE_CONNECTIONS");
        var server =
                EmbeddedPostgres.start(data, connections == null ? Map.of() : Map.of("max_connections", connections));
        server.createDatabase(NAME);
        return new Database(server.jdbcUrl(NAME), server.user(), server.password(), server::stop);
    }

    public void close() {
        closing.run();
    }

    static Database outside(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new Database(url, "", "", () -> {});
        }
        var uri = URI.create(url);
        var scheme = uri.getScheme();
        if (!"postgres".equals(scheme) && !"postgresql".equals(scheme) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "SHUKE_DATABASE_URL must look like postgres://user:password@host:5432/shuke");
        }
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = userInfo.indexOf(':');
        var user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        var password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Database(
                "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getPath() + query, user, password, () -> {});
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
