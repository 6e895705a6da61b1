package io.shuke.circle;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes circles. Whoever changes who is in one locks it first. */
@Repository
class StoredCircles {
    private static final String LOCKED =
            "select id, name, state, entry, members, most_members, version, taken_down from circle.circle where ";

    private final JdbcClient jdbc;

    /** A circle that is locked until the transaction ends. */
    record Locked(
            UUID id,
            String name,
            CircleState state,
            Entry entry,
            int members,
            int mostMembers,
            int version,
            boolean takenDown) {
        boolean isOpen() {
            return state == CircleState.OPEN;
        }

        boolean letsIn() {
            return isOpen() && !takenDown;
        }
    }

    StoredCircles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, CircleDraft draft, int mostMembers, String invitationCode, Instant at) {
        jdbc.sql("""
                insert into circle.circle (id, name, words, rules, cover_id, entry, state, most_members,
                                           invitation_code, version, asked_at)
                values (:id, :name, :words, :rules, cast(:cover as uuid), :entry, 'ASKED', :most, :code, 1, :at)
                """)
                .param("id", id)
                .param("name", draft.name())
                .param("words", draft.words())
                .param("rules", draft.rules())
                .param("cover", draft.coverId())
                .param("entry", draft.entry().name())
                .param("most", mostMembers)
                .param("code", invitationCode)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Locked> lock(UUID id) {
        return jdbc.sql(LOCKED + "id = :id for no key update")
                .param("id", id)
                .query(Locked.class)
                .optional();
    }

    Optional<UUID> invitedBy(String invitationCode) {
        return jdbc.sql(
                        "select id from circle.circle where invitation_code = :code and state = 'OPEN' and not taken_down")
                .param("code", invitationCode)
                .query(UUID.class)
                .optional();
    }

    boolean isInvitation(UUID id, String invitationCode) {
        return jdbc.sql("select exists (select from circle.circle where id = :id and invitation_code = :code)")
                .param("id", id)
                .param("code", invitationCode)
                .query(Boolean.class)
                .single();
    }

    /** Of the circles that this person is in, the given role's; locked, in the order of their ids. */
    List<UUID> lockAllOf(UUID personId) {
        return jdbc.sql("""
                select id from circle.circle
                where id in (select circle_id from circle.member where person_id = :person)
                order by id for no key update
                """).param("person", personId).query(UUID.class).list();
    }

    /** False where somebody edited it since, or it is not this host's to edit any more. */
    boolean edit(UUID id, int version, CircleDraft draft) {
        return jdbc.sql("""
                update circle.circle
                set name = :name, words = :words, rules = :rules, cover_id = cast(:cover as uuid), entry = :entry,
                    version = version + 1
                where id = :id and version = :version and state in ('ASKED', 'OPEN')
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("words", draft.words())
                        .param("rules", draft.rules())
                        .param("cover", draft.coverId())
                        .param("entry", draft.entry().name())
                        .update()
                == 1;
    }

    boolean decide(UUID id, CircleState state, @Nullable Integer mostMembers, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                update circle.circle
                set state = :state, most_members = coalesce(cast(:most as int), most_members), reason = :reason,
                    decided_at = :at
                where id = :id and state = 'ASKED'
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("most", mostMembers)
                        .param("reason", reason)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Nobody is in it any more; false where it was not open. */
    boolean close(UUID id, @Nullable String reason) {
        return jdbc.sql("""
                update circle.circle set state = 'CLOSED', members = 0, reason = :reason
                where id = :id and state = 'OPEN'
                """).param("id", id).param("reason", reason).update() == 1;
    }

    /** A closed circle says nothing any more of what its host said. */
    void forgetWords(UUID id) {
        jdbc.sql("""
                update circle.circle set name = '……', words = '…', rules = '', cover_id = null, reason = null
                where id = :id and state = 'CLOSED'
                """).param("id", id).update();
    }

    void renewInvitation(UUID id, String code) {
        jdbc.sql("update circle.circle set invitation_code = :code where id = :id")
                .param("id", id)
                .param("code", code)
                .update();
    }

    String invitationOf(UUID id) {
        return jdbc.sql("select invitation_code from circle.circle where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    boolean isTakenDown(UUID id) {
        return jdbc.sql("select taken_down from circle.circle where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** False where it is so already. The circle is locked. */
    boolean setTakenDown(UUID id, boolean takenDown) {
        return jdbc.sql(
                                "update circle.circle set taken_down = :taken_down where id = :id and taken_down <> :taken_down")
                        .param("id", id)
                        .param("taken_down", takenDown)
                        .update()
                == 1;
    }

    /** Takes a place; false where there is none left, or staff took the circle down. */
    boolean takePlace(UUID id) {
        return jdbc.sql("""
                update circle.circle set members = members + 1
                where id = :id and members < most_members and not taken_down
                """).param("id", id).update() == 1;
    }

    void givePlaceBack(UUID id) {
        jdbc.sql("update circle.circle set members = members - 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** An application that never opened goes with whoever asked. */
    void forget(UUID id) {
        jdbc.sql("delete from circle.circle where id = :id").param("id", id).update();
    }
}
