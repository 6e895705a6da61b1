package io.shuke.sandbox;

import io.shuke.sandbox.SandboxBooks.State;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where buyers pay or refuse. A charge ends once; ending it again changes nothing and tells the merchant nothing. */
@Component
@Profile({"demo", "test"})
public class Cashier {
    /** How a charge looks to the buyer. */
    public enum Face {
        OPEN,
        PAID,
        REFUSED,
        CLOSED,
        EXPIRED
    }

    /** A bill and where it stands. */
    public record Look(Bill bill, Face face, long secondsLeft) {}

    private final Merchant merchant;
    private final SandboxBooks books;
    private final TellingMerchant telling;
    private final JsonMapper json;
    private final Clock clock;

    Cashier(Merchant merchant, SandboxBooks books, TellingMerchant telling, JsonMapper json, Clock clock) {
        this.merchant = merchant;
        this.books = books;
        this.telling = telling;
        this.json = json;
        this.clock = clock;
    }

    /** The bill behind the token; empty for a token that no merchant signed. */
    public Optional<Look> look(String token) {
        return Bill.read(token, merchant, json).map(this::look);
    }

    private Look look(Bill bill) {
        var left =
                Math.max(0, bill.expiresAt().getEpochSecond() - clock.instant().getEpochSecond());
        var face = books.charge(bill.number())
                .map(charge -> Face.valueOf(charge.state().name()))
                .orElse(left == 0 ? Face.EXPIRED : Face.OPEN);
        return new Look(bill, face, left);
    }

    @Transactional
    public Optional<Look> pay(String token) {
        return end(token, State.PAID, "charge.paid");
    }

    @Transactional
    public Optional<Look> refuse(String token) {
        return end(token, State.REFUSED, "charge.refused");
    }

    private Optional<Look> end(String token, State state, String type) {
        var found = look(token);
        if (found.isPresent() && found.get().face() == Face.OPEN) {
            var bill = found.get().bill();
            var number = "SB" + Ids.code(18);
            if (books.endCharge(bill, state, number, clock.instant())) {
                telling.tell(News.ofCharge(bill, type, number));
            }
            return Optional.of(look(bill));
        }
        return found;
    }
}
