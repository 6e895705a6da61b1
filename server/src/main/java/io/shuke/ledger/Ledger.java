package io.shuke.ledger;

import java.util.List;
import org.springframework.stereotype.Component;

/** Writes transfers. Joins the caller's transaction; several transfers of one call are linked: all or nothing. */
@Component
public class Ledger {
    /** What became of a posting. */
    public sealed interface Outcome {
        /** Written now. */
        record Posted() implements Outcome {}

        /** All of these transfers were written before, the same; nothing changed. */
        record AlreadyPosted() implements Outcome {}

        /** This account would have gone below zero; nothing was written and the caller must leave its transaction. */
        record Overdraft(Account account) implements Outcome {}
    }

    public Outcome post(List<Transfer> linked) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Outcome post(Transfer transfer) {
        return post(List.of(transfer));
    }
}
