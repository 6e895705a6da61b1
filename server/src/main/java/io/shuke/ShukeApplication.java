package io.shuke;

import io.shuke.postgres.Database;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the database, unless one is given from outside, and then the market. Beans go by their full names, so that two
 * modules may use the same word.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class ShukeApplication {
    public static void main(String[] args) {
        var database = Database.open(System.getenv());
        var application = new SpringApplication(ShukeApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password()));
        SpringApplication.getShutdownHandlers().add(database::close);
        try {
            application.run(args);
        } catch (Throwable ended) {
            database.close();
            throw ended;
        }
    }
}
