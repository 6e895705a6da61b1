package io.shuke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseTests {
    @Test
    void readsAnAddressWithUserAndPassword() {
        var database = Database.outside("postgres://shop:s%40cret@db.internal:6432/market?sslmode=require");
        assertThat(database.url()).isEqualTo("jdbc:postgresql://db.internal:6432/market?sslmode=require");
        assertThat(database.user()).isEqualTo("shop");
        assertThat(database.password()).isEqualTo("s@cret");
    }

    @Test
    void takesTheUsualPortWhereNoneIsNamed() {
        assertThat(Database.outside("postgresql://shop@db/market").url()).isEqualTo("jdbc:postgresql://db:5432/market");
    }

    @Test
    void refusesWhatIsNoPostgresAddress() {
        assertThatThrownBy(() -> Database.outside("mysql://db/market"))
                .hasMessageContaining("SHUKE_DATABASE_URL must look like");
    }
}
