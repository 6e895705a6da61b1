package io.shuke.circle;

import io.shuke.social.ReportSubject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What keepers of a circle ask, with the answers that they let choose from, as members report it. Taken down, nobody chooses. */
@Component
class ReportingOfPolls extends ReportingInCircle {
    private final StoredPolls polls;

    ReportingOfPolls(StoredMembers members, StoredPolls polls) {
        super(members);
        this.polls = polls;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.POLL;
    }

    @Override
    List<Written> written(Collection<UUID> ids) {
        return polls.written(ids);
    }

    @Override
    public void lock(UUID id) {
        polls.lock(id);
    }

    @Override
    public void hide(UUID id) {
        polls.setHidden(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return polls.setHidden(id, false);
    }
}
