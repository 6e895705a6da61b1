package io.shuke.postgres;

import io.shuke.postgres.PostgresBinaries.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where the embedded server lives: its binaries, its cluster, its log and its password. */
final class PostgresFolder {
    private final Path home;
    private final String user;
    private final List<String> asServerUser;
    private Unpacked unpacked = new Unpacked(Path.of("."));

    /** The server's own lock file says which process holds the cluster, and on which port. */
    record Lock(long pid, int port) {}

    PostgresFolder(Path data, String user) {
        this.home = data.toAbsolutePath().resolve("postgres");
        this.user = user;
        this.asServerUser = ServerUser.prefix();
    }

    void prepare() throws IOException {
        Files.createDirectories(home);
        unpacked = PostgresBinaries.unpackedUnder(home);
        if (!Files.exists(passwordFile())) {
            writePassword();
        }
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            initialise();
        }
    }

    Path cluster() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    String binary(String name) {
        return unpacked.folder().resolve("bin").resolve(name).toString();
    }

    /** What stands before a command so that the server, which refuses root, runs as somebody else. */
    List<String> asServerUser() {
        return asServerUser;
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the password of the embedded PostgreSQL cannot be read", e);
        }
    }

    Optional<Lock> lock() {
        try {
            var lines = Files.readAllLines(cluster().resolve("postmaster.pid"));
            return Optional.of(new Lock(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private void writePassword() throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(secret) + "\n");
        Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
    }

    private void initialise() throws IOException {
        var command = new ArrayList<>(asServerUser);
        command.add(binary("initdb"));
        command.addAll(List.of(
                "-D",
                cluster().toString(),
                "-U",
                user,
                "--pwfile",
                passwordFile().toString()));
        command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed; see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during initdb", e);
        }
    }
}
