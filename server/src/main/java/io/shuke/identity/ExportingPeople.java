package io.shuke.identity;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out everybody whom staff's search leaves, newest first, some at a time, as they stood at one moment. */
@Component
public class ExportingPeople {
    private static final int SOME = 500;

    private final Register register;

    ExportingPeople(Register register) {
        this.register = register;
    }

    @Transactional(readOnly = true)
    public void read(@Nullable String sought, Consumer<List<Register.Entry>> some) {
        try (var rows = register.stream(sought, SOME)) {
            rows.gather(Gatherers.windowFixed(SOME)).forEach(some);
        }
    }
}
