package io.shuke.groupbuying.web;

import io.shuke.groupbuying.AlmostFull;
import io.shuke.groupbuying.CircleGroupOffer;
import io.shuke.groupbuying.GroupOffer;
import io.shuke.groupbuying.GroupPage;
import io.shuke.groupbuying.Groups;
import io.shuke.groupbuying.NotingLooks;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Buying together, for buyers. A group is opened and joined by an order. */
@RestController
@Tag(name = "Groups")
class GroupsController {
    private static final String CODE_OR_ID = "[0-9A-Za-z-]{6,40}";

    private final Groups groups;
    private final NotingLooks looks;

    GroupsController(Groups groups, NotingLooks looks) {
        this.groups = groups;
        this.looks = looks;
    }

    /** Groups that lack few people. */
    record AlmostFullList(List<AlmostFull> items) {}

    /** What a product costs bought together, if it can be. */
    record GroupOfferList(List<GroupOffer> items) {}

    /** What the members of a circle can buy together. */
    record CircleGroupOfferList(List<CircleGroupOffer> items) {}

    @GetMapping("/api/groups")
    @Access(Access.Who.ANYONE)
    @Operation(
            summary = "Groups that can be joined and lack few people, the nearest to full first",
            description = "None that I am in, and none of whose goods nothing is left.")
    AlmostFullList almostFull(Caller caller) {
        return new AlmostFullList(groups.almostFull(caller.personId()));
    }

    @GetMapping("/api/groups/{code}")
    @Access(Access.Who.ANYONE)
    @Operation(
            summary = "A group as it stands this moment, by its code or its id",
            description =
                    "Only paid seats count as people. seatsLeft are those that nobody has, paid or not. A circle's group is for "
                            + "its members: group-for-members says which circle.")
    GroupPage group(Caller caller, @PathVariable @Pattern(regexp = CODE_OR_ID) String code) {
        var group = groups.page(code, caller.personId()).orElseThrow(() -> unseen(code, caller));
        looks.note(caller, group.offer().campaignId(), group.id());
        return group;
    }

    private ProblemException unseen(String code, Caller caller) {
        return groups.circleOf(code, caller.personId())
                .map(circle -> new ProblemException(ProblemKind.GROUP_FOR_MEMBERS).extension("circleId", circle))
                .orElseGet(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/api/circles/{id}/group-offers")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "What my circle's members can buy together",
            description = "For its members; what is over is not there.")
    CircleGroupOfferList offersToCircle(Caller caller, @PathVariable UUID id) {
        return new CircleGroupOfferList(
                groups.offersTo(id, caller.person()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND)));
    }

    @GetMapping("/api/products/{id}/group-offers")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "What a product costs bought together, with groups to join; empty where it can't be")
    GroupOfferList offers(Caller caller, @PathVariable UUID id) {
        var offers = groups.offerOf(id, caller.personId()).stream().toList();
        offers.forEach(offer -> looks.note(caller, offer.campaignId(), null));
        return new GroupOfferList(offers);
    }
}
