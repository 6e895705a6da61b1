package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.EditingOwnProfile;
import io.shuke.social.EditingOwnProfile.Changes;
import io.shuke.social.PeopleLists;
import io.shuke.social.PeopleLists.PersonRow;
import io.shuke.social.Profiles;
import io.shuke.social.Profiles.OwnProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class MyProfileResource {
    private final Profiles profiles;
    private final EditingOwnProfile editing;
    private final PeopleLists lists;

    MyProfileResource(Profiles profiles, EditingOwnProfile editing, PeopleLists lists) {
        this.profiles = profiles;
        this.editing = editing;
        this.lists = lists;
    }

    @Schema(name = "OwnProfileChange", description = "What is absent stays as it is.")
    record Draft(
            @Nullable
            @Size(max = 1000)
            @Schema(description = "200 letters; none takes them away", example = "爱做早餐的小学老师。")
            String words,

            @Nullable @Size(max = 30) @Schema(example = "[\"蜂蜜\", \"早餐\"]")
            List<@NotNull @Size(max = 100) String> interests,

            @Nullable @Schema(description = "my feed has those I follow alone, the latest first")
            Boolean chronologicalOnly,

            @Nullable @Schema(description = "nothing is chosen for me by my interests")
            Boolean notPersonalised) {}

    @GetMapping("/api/my/profile")
    @Access(Who.PERSON)
    @Operation(summary = "My public page, and the switches of my feed")
    OwnProfile mine(Caller caller) {
        return profiles.own(caller.person());
    }

    @PatchMapping("/api/my/profile")
    @Access(Who.PERSON)
    @Operation(summary = "Change what I say about me, my interests, and the switches of my feed")
    OwnProfile edit(@Valid @RequestBody Draft draft, Caller caller) {
        editing.edit(
                caller.person(),
                new Changes(draft.words(), draft.interests(), draft.chronologicalOnly(), draft.notPersonalised()));
        return profiles.own(caller.person());
    }

    @GetMapping("/api/my/blocked-people")
    @Access(Who.PERSON)
    @Operation(summary = "Whom I blocked")
    Page<PersonRow> blocked(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return lists.blockedBy(caller.person(), after, limit);
    }
}
