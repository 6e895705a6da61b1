package io.shuke.endpoints;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint: who may come to it, and a sample request.
 *
 * @param endpoint method and pattern as they are mapped, {@code GET /api/orders/{id}}
 * @param allowed who gets past the door
 * @param owner whose the sample object is; everybody else who is allowed doesn't find it. Null where there is none
 * @param path the sample's path
 * @param body the sample's body: a value written as JSON, an {@link Upload}, or null for none
 */
record Row(
        String endpoint,
        Set<Role> allowed,
        @Nullable Role owner,
        Function<World, String> path,
        Function<World, @Nullable Object> body) {
    /** A file sent in a form, with further fields and values in turn. */
    record Upload(String field, String fileName, byte[] content, String... fields) {}

    Row {
        allowed = Set.copyOf(allowed);
    }

    String method() {
        return endpoint.substring(0, endpoint.indexOf(' '));
    }

    Row at(Function<World, String> samplePath) {
        return new Row(endpoint, allowed, owner, samplePath, body);
    }

    Row with(Function<World, Object> sampleBody) {
        return new Row(endpoint, allowed, owner, path, sampleBody::apply);
    }

    Row with(Object sampleBody) {
        return new Row(endpoint, allowed, owner, path, world -> sampleBody);
    }

    /** The sample is this role's own; others don't find it. */
    Row of(Role sampleOwner) {
        return new Row(endpoint, allowed, sampleOwner, path, body);
    }
}
