package io.shuke.demo;

import io.shuke.shared.StartRefused;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps a real market from starting on a demonstration's database, whose staff have known passwords. */
@Component
@Profile("production")
@DependsOn("moduleMigrations")
class RefusingDemoData implements InitializingBean {
    private final Loaded loaded;

    RefusingDemoData(Loaded loaded) {
        this.loaded = loaded;
    }

    @Override
    public void afterPropertiesSet() {
        if (loaded.anything()) {
            throw new StartRefused(List.of("This database holds the demonstration, whose staff have known passwords:"
                    + " give production a database of its own (SHUKE_DATABASE_URL or another SHUKE_DATA)."));
        }
    }
}
