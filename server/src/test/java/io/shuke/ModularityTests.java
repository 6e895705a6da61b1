package io.shuke;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Modules call only what their package-info allows, and never in a circle. */
class ModularityTests {
    private final ApplicationModules modules = ApplicationModules.of(ShukeApplication.class);

    @Test
    void modulesKeepTheirBounds() {
        modules.verify();
    }

    @Test
    void writesTheModulesDown() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModuleCanvases()
                .writeModulesAsPlantUml();
    }
}
