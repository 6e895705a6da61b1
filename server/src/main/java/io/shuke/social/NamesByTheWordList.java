package io.shuke.social;

import io.shuke.identity.RulesForNames;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import org.springframework.stereotype.Component;

/**
 * No name is an address, nor has a word of the market's list, held or blocked: it stands beside everything that its person
 * does, so it can't wait for staff.
 */
@Component
class NamesByTheWordList implements RulesForNames {
    private static final int LONGEST = 20;

    private final StoredWordList list;

    NamesByTheWordList(StoredWordList list) {
        this.list = list;
    }

    @Override
    public void check(String field, String name) {
        var fault = Words.fault(name, LONGEST);
        if (fault != null) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field(field, fault);
        }
        list.in(ListedText.of(name)).stream().findFirst().ifPresent(word -> {
            throw ReviewingWords.refusal(field, word.word());
        });
    }
}
