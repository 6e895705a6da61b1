package io.shuke.support;

import io.shuke.shared.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** Hears every word that is said through the outbox, but fails at those that begin with "broken". */
@TestComponent
public class HeardWords implements Outbox.Handler<HeardWords.Said> {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Something happened in a test. */
    public record Said(String word) {}

    public List<String> heard() {
        return heard;
    }

    @Override
    public String name() {
        return "test.heard-words";
    }

    @Override
    public Class<Said> type() {
        return Said.class;
    }

    @Override
    public void handle(UUID deliveryId, Said said) {
        if (said.word().startsWith("broken")) {
            throw new IllegalStateException("cannot hear " + said.word());
        }
        heard.add(said.word());
    }
}
