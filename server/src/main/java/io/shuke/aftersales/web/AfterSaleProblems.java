package io.shuke.aftersales.web;

import io.shuke.aftersales.AfterSaleOutcome;
import io.shuke.aftersales.AskingAfterSale;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.UUID;

/** What refusals look like over HTTP. */
final class AfterSaleProblems {
    private AfterSaleProblems() {}

    static UUID asked(AskingAfterSale.Outcome outcome) {
        return switch (outcome) {
            case AskingAfterSale.Outcome.Asked(var id) -> id;
            case AskingAfterSale.Outcome.NotPossible() ->
                throw new ProblemException(ProblemKind.AFTER_SALE_NOT_POSSIBLE);
            case AskingAfterSale.Outcome.TooMuch(var pieces, var left) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_TOO_MUCH)
                        .extension("piecesLeft", pieces)
                        .extension("left", left);
            case AskingAfterSale.Outcome.OpenAlready() -> throw new ProblemException(ProblemKind.AFTER_SALE_OPEN);
            case AskingAfterSale.Outcome.AnotherAmount(var now) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_ANOTHER_AMOUNT).extension("total", now.total());
            case AskingAfterSale.Outcome.NoSuchPicture() ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("pictureIds", "field.invalid");
            case AskingAfterSale.Outcome.NoSuchLine() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    static void check(AfterSaleOutcome outcome) {
        switch (outcome) {
            case AfterSaleOutcome.Done() -> {}
            case AfterSaleOutcome.NotInState(var state) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_NOT_IN_STATE).extension("state", state);
            case AfterSaleOutcome.AnotherOffer(var offered) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_ANOTHER_AMOUNT).extension("total", offered);
            case AfterSaleOutcome.TooMuch(var left) ->
                throw new ProblemException(ProblemKind.AFTER_SALE_TOO_MUCH).extension("left", left);
            case AfterSaleOutcome.NoSuchAfterSale() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
