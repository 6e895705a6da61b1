package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.KeepingWordList;
import io.shuke.social.ListedWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Words that are blocked or held for review. */
@RestController
@Tag(name = "Operator: moderation")
class WordListResource {
    private final KeepingWordList keeping;

    WordListResource(KeepingWordList keeping) {
        this.keeping = keeping;
    }

    @Schema(name = "ListedWordDraft")
    record Draft(
            @NotBlank
            @Size(max = 80)
            @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
            @Schema(example = "代购返利")
            String word,

            @NotNull ListedWord.Effect effect) {}

    @GetMapping("/api/operator/listed-words")
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "The words, the latest first")
    Page<ListedWord> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return keeping.page(after, limit);
    }

    @PostMapping("/api/operator/listed-words")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Add a word", description = "It counts for what is written from now on.")
    ListedWord add(@Valid @RequestBody Draft body, Caller caller) {
        return keeping.add(caller.person(), body.word(), body.effect());
    }

    @DeleteMapping("/api/operator/listed-words/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Who.STAFF, rights = Right.MODERATION)
    @Operation(summary = "Take a word off")
    void remove(@PathVariable UUID id, Caller caller) {
        if (!keeping.remove(caller.person(), id)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
