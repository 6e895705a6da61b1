package io.shuke.identity;

import java.util.UUID;

/** Somebody in a test: signed in with a bearer token. */
public record Person(UUID id, String token, String phone) {}
