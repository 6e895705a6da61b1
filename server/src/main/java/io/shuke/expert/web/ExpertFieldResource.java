package io.shuke.expert.web;

import io.shuke.expert.ExpertField;
import io.shuke.expert.ExpertFields;
import io.shuke.expert.KeepingExpertFields;
import io.shuke.expert.KeepingExpertFields.Names;
import io.shuke.expert.KeepingExpertFields.Outcome;
import io.shuke.expert.KeepingExpertFields.Seen;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The list of what people may know: everybody reads it, staff who moderate keep it. */
@RestController
@Tag(name = "Expert fields")
class ExpertFieldResource {
    static final String CODE = "[A-Za-z0-9]{2,20}";

    private final ExpertFields fields;
    private final KeepingExpertFields keeping;

    ExpertFieldResource(ExpertFields fields, KeepingExpertFields keeping) {
        this.fields = fields;
        this.keeping = keeping;
    }

    @Schema(name = "ExpertFieldList")
    record All(List<ExpertField> items) {}

    /** A new one. */
    @Schema(name = "ExpertFieldDraft")
    record Draft(
            @NotBlank @Size(max = 100) @Schema(description = "12 letters", example = "宠物")
            String name,

            @NotBlank @Size(max = 200) @Schema(description = "30 letters", example = "Pets")
            String nameEn) {}

    /** Other names for one, and the version that was seen. */
    @Schema(name = "ExpertFieldNames")
    record Renaming(
            @Min(1) @Schema(example = "1") int version,

            @NotBlank @Size(max = 100) @Schema(description = "12 letters", example = "茶与茶具")
            String name,

            @NotBlank @Size(max = 200) @Schema(description = "30 letters", example = "Tea and teaware")
            String nameEn) {}

    /** The version that was seen. */
    @Schema(name = "ExpertFieldRetirement")
    record Retirement(
            @Min(1) @Schema(example = "1") int version,
            @NotNull @Schema(example = "true") Boolean retired) {}

    /** All of them in their new order, each in the version that was seen. */
    @Schema(name = "ExpertFieldOrder")
    record Order(@NotNull @Size(max = 100) List<@NotNull @Valid Place> fields) {}

    @Schema(name = "ExpertFieldPlace")
    record Place(
            @NotNull @Pattern(regexp = CODE) @Schema(example = "TEA")
            String code,

            @Min(1) @Schema(example = "1") int version) {}

    @GetMapping("/api/expert-fields")
    @Access(Who.ANYONE)
    @Operation(
            summary = "What people may know, in order",
            description = "With what is retired, whose names still stand beside people.")
    All all() {
        return new All(fields.all());
    }

    @PostMapping("/api/operator/expert-fields")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Add a field at the end of the list", description = "At most forty.")
    All add(@Valid @RequestBody Draft body, Caller caller) {
        return kept(keeping.add(caller.person(), new Names(body.name(), body.nameEn())));
    }

    @PutMapping("/api/operator/expert-fields/{code}")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Give a field other names")
    All rename(@PathVariable @Pattern(regexp = CODE) String code, @Valid @RequestBody Renaming body, Caller caller) {
        return kept(
                keeping.rename(caller.person(), new Seen(code, body.version()), new Names(body.name(), body.nameEn())));
    }

    @PutMapping("/api/operator/expert-fields/{code}/retirement")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(
            summary = "Retire a field, or offer it again",
            description = "Nobody applies for a retired one; who is verified keeps it until that is revoked.")
    All retire(@PathVariable @Pattern(regexp = CODE) String code, @Valid @RequestBody Retirement body, Caller caller) {
        return kept(keeping.retire(caller.person(), new Seen(code, body.version()), body.retired()));
    }

    @PutMapping("/api/operator/expert-field-order")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Put the fields into another order", description = "All of them, as they were seen.")
    All arrange(@Valid @RequestBody Order body, Caller caller) {
        return kept(keeping.arrange(
                caller.person(),
                body.fields().stream()
                        .map(place -> new Seen(place.code(), place.version()))
                        .toList()));
    }

    private All kept(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept() -> all();
            case Outcome.EditedMeanwhile() -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case Outcome.NameTaken() -> throw new ProblemException(ProblemKind.EXPERT_FIELD_NAME_TAKEN);
            case Outcome.Full() -> throw new ProblemException(ProblemKind.EXPERT_FIELD_LIST_FULL);
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
