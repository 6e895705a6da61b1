package io.shuke.flash.web;

import io.shuke.flash.FlashCard;
import io.shuke.flash.FlashOffers;
import io.shuke.flash.FlashPage;
import io.shuke.flash.LeavingLine;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Flash offers, for buyers. */
@RestController
@RequestMapping("/api/flash-offers")
@Tag(name = "Flash offers")
class FlashOffersController {
    private final FlashOffers offers;
    private final LeavingLine leaving;
    private final RepeatedTransactions transactions;

    FlashOffersController(FlashOffers offers, LeavingLine leaving, RepeatedTransactions transactions) {
        this.offers = offers;
        this.leaving = leaving;
        this.transactions = transactions;
    }

    /** Those that run or are to begin. */
    record FlashOfferList(List<FlashCard> items) {}

    @GetMapping
    @Access(Access.Who.ANYONE)
    @Operation(summary = "Flash offers that run or are to begin, of one product or of all")
    FlashOfferList list(@RequestParam(required = false) @Nullable UUID product) {
        return new FlashOfferList(offers.comingOrOpen(product));
    }

    @GetMapping("/{id}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "A flash offer as it stands this moment, and my place in it")
    FlashPage page(Caller caller, @PathVariable UUID id) {
        return offers.page(id, caller.personId()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @DeleteMapping("/{id}/place")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Access.Who.PERSON)
    @Operation(summary = "Leave the line, or give up my turn; who doesn't wait changes nothing")
    void leave(Caller caller, @PathVariable UUID id) {
        var person = caller.person();
        transactions.run(() -> {
            leaving.leave(id, person);
            return id;
        });
    }
}
