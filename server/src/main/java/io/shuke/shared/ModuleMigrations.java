package io.shuke.shared;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the schema of each module up to date before anything else uses the database. A module's migrations lie in
 * {@code db/migration/<module>} and know its own schema alone, so their order among modules doesn't matter. A database
 * server that is too old is refused first.
 */
@Component("moduleMigrations")
public class ModuleMigrations implements InitializingBean {
    private static final String FOLDER = "db/migration/";
    private static final int OLDEST = 15;

    private final DataSource dataSource;

    ModuleMigrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws IOException, SQLException {
        try (var connection = dataSource.getConnection()) {
            refuseOlder(connection.getMetaData().getDatabaseMajorVersion());
        }
        for (var module : modules()) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(module)
                    .locations("classpath:" + FOLDER + module)
                    .load()
                    .migrate();
        }
    }

    static void refuseOlder(int version) {
        if (version < OLDEST) {
            throw new StartRefused(List.of("This is PostgreSQL " + version + "; Shuke needs " + OLDEST
                    + " or newer: name another one in SHUKE_DATABASE_URL, or leave it out to use the embedded one."));
        }
    }

    static List<String> modules() throws IOException {
        var found = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql")) {
            var path = file.getURL().toString();
            var start = path.lastIndexOf(FOLDER) + FOLDER.length();
            found.add(path.substring(start, path.indexOf('/', start)));
        }
        return List.copyOf(found);
    }
}
