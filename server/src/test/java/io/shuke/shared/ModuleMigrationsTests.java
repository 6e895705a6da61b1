package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModuleMigrationsTests {
    @Test
    void refusesADatabaseServerThatIsTooOldWithOneLine() {
        assertThatThrownBy(() -> ModuleMigrations.refuseOlder(14))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("This is PostgreSQL 14; Shuke needs 15 or newer")
                .hasMessageNotContaining("\n");
        assertThatCode(() -> ModuleMigrations.refuseOlder(15)).doesNotThrowAnyException();
    }
}
