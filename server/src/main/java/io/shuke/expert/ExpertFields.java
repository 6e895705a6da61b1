package io.shuke.expert;

import java.util.List;
import org.springframework.stereotype.Component;

/** The list of what people may know, for everybody, in the order that staff gave it; with what is retired. One statement. */
@Component
public class ExpertFields {
    private final StoredFields fields;

    ExpertFields(StoredFields fields) {
        this.fields = fields;
    }

    public List<ExpertField> all() {
        return fields.all();
    }
}
