package io.shuke.social;

import io.shuke.identity.PersonalData;
import io.shuke.shared.web.AnsweredRequests;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person's profile, posts, comments, likes and whom they follow. Closed, all of it is gone: counts of others fall by
 * what they lose, replies of others stay under an empty place, and a name that stood in others' posts stands there no
 * more. Answers that others were given and that name the person are forgotten as well.
 */
@Component
class PersonalSocial implements PersonalData {
    private final CopyOfSocial copy;
    private final NamesOfPeople names;
    private final ErasingSocial erasing;
    private final AnsweredRequests requests;

    PersonalSocial(CopyOfSocial copy, NamesOfPeople names, ErasingSocial erasing, AnsweredRequests requests) {
        this.copy = copy;
        this.names = names;
        this.erasing = erasing;
        this.requests = requests;
    }

    @Override
    public String part() {
        return "social";
    }

    @Override
    public Object copyOf(UUID personId) {
        return copy.of(personId);
    }

    @Override
    public void erase(Leaving person) {
        erasing.lockWhatIsCounted(person.id());
        names.takeOut(person.id());
        erasing.takeBackReactions(person.id());
        erasing.takeBackComments(person.id());
        erasing.takeBackReports(person.id());
        erasing.endRelations(person.id());
        erasing.codeOf(person.id()).ifPresent(code -> requests.forget(person.id(), List.of(code)));
        erasing.forget(person.id());
    }
}
