package io.shuke.postgres;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. As root it is put into a user namespace of its own, where it is nobody, while its
 * files stay this user's; as anybody else it just runs. It gets a session of its own where the system can do that, so
 * that a Ctrl-C reaches Shuke alone, which then stops the database last.
 */
final class ServerUser {
    private ServerUser() {}

    static List<String> prefix() {
        var ownSession = succeeds("setsid", "true") ? List.of("setsid") : List.<String>of();
        if (!"root".equals(System.getProperty("user.name"))) {
            return ownSession;
        }
        if (succeeds("unshare", "-U", "true")) {
            return Stream.concat(ownSession.stream(), Stream.of("unshare", "-U"))
                    .toList();
        }
        throw new IllegalStateException("As root the embedded PostgreSQL needs user namespaces (unshare -U),"
                + " which this system refuses: run Shuke as an ordinary user or set SHUKE_DATABASE_URL.");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
