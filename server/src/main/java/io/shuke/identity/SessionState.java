package io.shuke.identity;

import org.jspecify.annotations.Nullable;

/** What a page needs to know of the reader: who is signed in, whether this is a demonstration, and the language. */
public record SessionState(@Nullable Me person, boolean demo, String locale) {}
