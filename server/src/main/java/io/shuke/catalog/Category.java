package io.shuke.catalog;

import java.util.UUID;

/** A category with the number of its published products. */
public record Category(UUID id, String name, String slug, int productCount) {}
