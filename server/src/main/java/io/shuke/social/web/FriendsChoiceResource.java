package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.FriendsChoices;
import io.shuke.social.FriendsChoices.Choice;
import io.shuke.social.FriendsChoices.Purchase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
class FriendsChoiceResource {
    private final FriendsChoices choices;

    FriendsChoiceResource(FriendsChoices choices) {
        this.choices = choices;
    }

    @Schema(name = "FriendsPurchaseList")
    record Purchases(List<Purchase> items) {}

    @GetMapping("/api/my/friends-choices")
    @Access(Who.PERSON)
    @Operation(
            summary = "Which of the people I follow bought these goods, or recommend them",
            description = "Goods that nobody chose are left out, and so are buyers who did not agree to be shown.")
    List<Choice> of(@RequestParam @NotEmpty @Size(max = 60) List<UUID> productId, Caller caller) {
        return choices.of(caller.person(), productId);
    }

    @GetMapping("/api/my/friends-purchases")
    @Access(Who.PERSON)
    @Operation(
            summary = "What the people I follow bought lately",
            description = "Within sixty days, the latest first; twelve goods at most. Of buyers who agreed to be shown"
                    + " alone, and without what went back.")
    Purchases boughtLately(Caller caller) {
        return new Purchases(choices.boughtLately(caller.person()));
    }
}
