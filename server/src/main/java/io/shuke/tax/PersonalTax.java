package io.shuke.tax;

import io.shuke.identity.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was withheld of somebody. The law wants it kept, with who it was, whether they stay or leave. */
@Component
class PersonalTax implements PersonalData {
    private final Withholdings withholdings;

    PersonalTax(Withholdings withholdings) {
        this.withholdings = withholdings;
    }

    @Override
    public String part() {
        return "tax";
    }

    @Override
    public List<?> copyOf(UUID personId) {
        return withholdings.of(personId);
    }

    @Override
    public boolean needsIdentityOf(UUID personId) {
        return !withholdings.of(personId).isEmpty();
    }

    @Override
    public void erase(Leaving person) {
        // Figures under an id alone: nothing of it says who the person is.
    }
}
