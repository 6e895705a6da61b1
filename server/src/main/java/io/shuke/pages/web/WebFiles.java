package io.shuke.pages.web;

import io.shuke.pages.WebFolders;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The files of the shop and the console. Those with a hash in their name never change and are kept for good; the others
 * are asked for again each time. A file that was compressed when it was built is sent as it lies there.
 */
@Configuration(proxyBeanMethods = false)
class WebFiles implements WebMvcConfigurer {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASKED_AGAIN = CacheControl.noCache();

    private final WebFolders folders;

    WebFiles(WebFolders folders) {
        this.folders = folders;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Before the pages, whose last pattern takes every address.
        registry.setOrder(-1);
        add(registry, folders.shop(), "assets/", FOR_GOOD, "/assets/**");
        add(registry, folders.console(), "assets/", FOR_GOOD, "/console/assets/**");
        add(registry, folders.shop(), "", FOR_GOOD, "/workbox-{hash:[0-9a-z]+}.js");
        add(registry, folders.shop(), "", ASKED_AGAIN, "/{file:[a-z0-9-]+\\.(?:js|svg|png|ico|webmanifest|txt)}");
        add(registry, folders.console(), "", ASKED_AGAIN, "/console/{file:[a-z0-9-]+\\.(?:svg|png|ico)}");
    }

    private static void add(
            ResourceHandlerRegistry registry,
            org.springframework.core.io.Resource folder,
            String below,
            CacheControl caching,
            String pattern) {
        try {
            registry.addResourceHandler(pattern)
                    .addResourceLocations(below.isEmpty() ? folder : folder.createRelative(below))
                    .setCacheControl(caching)
                    .resourceChain(true)
                    .addResolver(new EncodedResourceResolver())
                    .addResolver(new PathResourceResolver());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
