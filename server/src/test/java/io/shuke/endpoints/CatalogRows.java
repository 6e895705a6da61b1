package io.shuke.endpoints;

import static io.shuke.endpoints.Rows.NONE;
import static io.shuke.endpoints.Rows.anyone;
import static io.shuke.endpoints.Rows.person;
import static io.shuke.endpoints.Rows.staff;

import io.shuke.shared.Right;
import java.util.List;
import java.util.Map;

/** Products, categories, pictures, imports. */
final class CatalogRows {
    static final List<Row> ROWS = List.of(
            anyone("GET /api/categories"),
            anyone("GET /api/products"),
            anyone("GET /api/products/{idOrHandle}"),
            anyone("GET /media/{name}"),
            staff("GET /api/operator/products", Right.CATALOGUE),
            staff("POST /api/operator/products", Right.CATALOGUE).with(Map.of()),
            staff("GET /api/operator/products/{id}", Right.CATALOGUE),
            staff("PUT /api/operator/products/{id}", Right.CATALOGUE).with(Map.of()),
            staff("PUT /api/operator/products/{id}/publication", Right.CATALOGUE)
                    .with(Map.of("published", true)),
            staff("POST /api/operator/products/{id}/pictures", Right.CATALOGUE)
                    .with(Map.of("mediaId", NONE, "alt", "")),
            staff("DELETE /api/operator/products/{id}/pictures/{pictureId}", Right.CATALOGUE),
            staff("POST /api/operator/categories", Right.CATALOGUE).with(Map.of("name", "", "slug", "")),
            staff("POST /api/operator/media", Right.CATALOGUE).with(new Row.Upload("file", "a.png", new byte[0])),
            person("POST /api/my/media").with(new Row.Upload("file", "a.png", new byte[0])),
            staff("POST /api/operator/imports", Right.CATALOGUE).with(new Row.Upload("file", "a.csv", new byte[0])),
            staff("GET /api/operator/imports", Right.CATALOGUE),
            staff("GET /api/operator/imports/{id}", Right.CATALOGUE),
            staff("GET /api/operator/imports/{id}/rows", Right.CATALOGUE));

    private CatalogRows() {}
}
