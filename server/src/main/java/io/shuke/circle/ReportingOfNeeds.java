package io.shuke.circle;

import io.shuke.social.ReportSubject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What members want, as other members report it. Taken down, nobody joins in or leaves, and no offer is made of it. */
@Component
class ReportingOfNeeds extends ReportingInCircle {
    private final NeedRows rows;
    private final StoredNeeds needs;

    ReportingOfNeeds(StoredMembers members, NeedRows rows, StoredNeeds needs) {
        super(members);
        this.rows = rows;
        this.needs = needs;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.NEED;
    }

    @Override
    List<Written> written(Collection<UUID> ids) {
        return rows.written(ids);
    }

    @Override
    public void lock(UUID id) {
        needs.lock(id);
    }

    @Override
    public void hide(UUID id) {
        needs.setHidden(id, true);
    }

    @Override
    public boolean show(UUID id) {
        return needs.setHidden(id, false);
    }
}
