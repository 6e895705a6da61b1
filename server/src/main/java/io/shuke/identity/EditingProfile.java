package io.shuke.identity;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes how a person appears and which language they read. */
@Component
public class EditingProfile {
    private final Persons persons;
    private final ObjectProvider<OwnPictures> pictures;
    private final ObjectProvider<RulesForNames> rules;

    EditingProfile(Persons persons, ObjectProvider<OwnPictures> pictures, ObjectProvider<RulesForNames> rules) {
        this.persons = persons;
        this.pictures = pictures;
        this.rules = rules;
    }

    /** What is to change; null leaves a value as it is. */
    public record Changes(
            @Nullable String nickname,
            @Nullable Locale locale,
            @Nullable UUID avatarMediaId) {}

    @Transactional
    public void edit(UUID personId, Changes changes) {
        var nickname = changes.nickname() == null ? null : changes.nickname().strip();
        if (nickname != null && !fit(nickname)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("nickname", "field.nickname");
        }
        if (nickname != null) {
            rules.ifAvailable(known -> known.check("nickname", nickname));
        }
        persons.edit(
                personId,
                nickname,
                changes.locale() == null ? null : Languages.tag(changes.locale()),
                changes.avatarMediaId() == null ? null : avatar(personId, changes.avatarMediaId()));
    }

    private String avatar(UUID personId, UUID mediaId) {
        return Optional.ofNullable(pictures.getIfAvailable())
                .flatMap(known -> known.urlOf(mediaId, personId))
                .orElseThrow(() ->
                        new ProblemException(ProblemKind.INVALID_REQUEST).field("avatarMediaId", "field.invalid"));
    }

    private static boolean fit(String nickname) {
        return !nickname.isEmpty()
                && nickname.codePointCount(0, nickname.length()) <= 20
                && nickname.codePoints().noneMatch(EditingProfile::unseen);
    }

    /** Line breaks, control letters, and those that turn the direction of what stands beside them. */
    private static boolean unseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
