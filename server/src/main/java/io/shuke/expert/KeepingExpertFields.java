package io.shuke.expert;

import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.Words;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff keep the list of what people may know: its names in both languages, its order, and what is retired. Nobody applies
 * for a retired field; who is verified keeps it until that is revoked, and what waits is still decided. Each change is made
 * to what was seen, so that of two at once the second is told, and is audited. A field is never deleted, for its name stands
 * beside people.
 */
@Component
public class KeepingExpertFields {
    static final int MOST_FIELDS = 40;
    private static final int CODE_LETTERS = 10;

    private final StoredFields fields;
    private final Audit audit;
    private final MarketClock clock;

    KeepingExpertFields(StoredFields fields, Audit audit, MarketClock clock) {
        this.fields = fields;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a field is called, at most 12 letters in Chinese and 30 in English. */
    public record Names(String name, String nameEn) {
        static final int LONGEST_NAME = 12;
        static final int LONGEST_NAME_EN = 30;

        private Names tidied() {
            return new Names(checked("name", name, LONGEST_NAME), checked("nameEn", nameEn, LONGEST_NAME_EN));
        }

        private static String checked(String field, String written, int most) {
            var text = Words.tidied(written);
            var fault = text.isEmpty() ? "field.missing" : Words.fault(text, most);
            if (fault == null && text.contains("\n")) {
                fault = "field.invalid";
            }
            if (fault != null) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field(field, fault);
            }
            return text;
        }

        private boolean meets(ExpertField other) {
            return name.equalsIgnoreCase(other.name()) || nameEn.equalsIgnoreCase(other.nameEn());
        }
    }

    /** A field as somebody saw it. */
    public record Seen(String code, int version) {}

    /** What became of a change. */
    public sealed interface Outcome {
        record Kept() implements Outcome {}

        /** Another version was written since, or the list has others in it: another tab, or somebody else. */
        record EditedMeanwhile() implements Outcome {}

        /** Another field is called so. */
        record NameTaken() implements Outcome {}

        /** So many there are that no other can be added. */
        record Full() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** At the end of the list, open to applications from then on. */
    @Transactional
    public Outcome add(UUID staffId, Names written) {
        var names = written.tidied();
        var all = fields.lockAll();
        if (all.size() >= MOST_FIELDS) {
            return new Outcome.Full();
        }
        if (all.stream().anyMatch(names::meets)) {
            return new Outcome.NameTaken();
        }
        var code = Ids.code(CODE_LETTERS);
        fields.insert(code, names.name(), names.nameEn());
        audit.record(staffId, "expert-field.add", subject(code), null, names, null);
        return new Outcome.Kept();
    }

    @Transactional
    public Outcome rename(UUID staffId, Seen seen, Names written) {
        var names = written.tidied();
        var all = fields.lockAll();
        var before = find(all, seen.code());
        if (before == null) {
            return new Outcome.Unknown();
        }
        if (all.stream().anyMatch(other -> !other.code().equals(seen.code()) && names.meets(other))) {
            return new Outcome.NameTaken();
        }
        if (!fields.rename(seen.code(), seen.version(), names.name(), names.nameEn())) {
            return new Outcome.EditedMeanwhile();
        }
        audit.record(
                staffId,
                "expert-field.rename",
                subject(seen.code()),
                new Names(before.name(), before.nameEn()),
                names,
                null);
        return new Outcome.Kept();
    }

    /** Nobody applies for it from then on; or people do again. */
    @Transactional
    public Outcome retire(UUID staffId, Seen seen, boolean retired) {
        if (find(fields.lockAll(), seen.code()) == null) {
            return new Outcome.Unknown();
        }
        if (!fields.setRetired(seen.code(), seen.version(), retired ? clock.instant() : null)) {
            return new Outcome.EditedMeanwhile();
        }
        var act = retired ? "expert-field.retire" : "expert-field.offer-again";
        audit.record(staffId, act, subject(seen.code()), Map.of("retired", !retired), Map.of("retired", retired), null);
        return new Outcome.Kept();
    }

    /** @param order all of them, as they were seen, in the order that they are to have */
    @Transactional
    public Outcome arrange(UUID staffId, List<Seen> order) {
        var before = fields.lockAll();
        var there = before.stream()
                .map(field -> new Seen(field.code(), field.version()))
                .toList();
        if (order.size() != there.size() || !List.copyOf(order).containsAll(there)) {
            return new Outcome.EditedMeanwhile();
        }
        var codes = order.stream().map(Seen::code).toList();
        fields.arrange(codes);
        audit.record(
                staffId,
                "expert-field.arrange",
                "expert-fields",
                Map.of("order", before.stream().map(ExpertField::code).toList()),
                Map.of("order", codes),
                null);
        return new Outcome.Kept();
    }

    private static @Nullable ExpertField find(List<ExpertField> all, String code) {
        return all.stream()
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String subject(String code) {
        return "expert-field:" + code;
    }
}
