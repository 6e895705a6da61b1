package io.shuke.shared;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Texts for people, from the bundles {@code messages/<module>.properties} (English) and {@code
 * messages/<module>_zh_CN.properties}. A missing text is a bug and throws.
 */
@Component
public class Messages {
    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Messages() throws IOException {
        source.setBasenames(bundles().stream().map(name -> "messages/" + name).toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
    }

    public String text(Locale locale, String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }

    static List<String> bundles() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()))
                .filter(name -> !name.contains("_"))
                .map(name -> name.replace(".properties", ""))
                .sorted()
                .toList();
    }
}
