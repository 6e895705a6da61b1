package io.shuke.shared.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI file says beyond the single endpoints: problems, sign-in, and who may call. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Bean
    OpenAPI shukeApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Shuke")
                        .version("1")
                        .description(
                                "Money is in minor units. Lists are paged by `after`. Everything that is refused is"
                                        + " answered with a problem (RFC 9457) in the language of `Accept-Language`."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSchemas("Problem", problem())
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    @Bean
    OperationCustomizer problemsAndAccess() {
        return (operation, method) -> {
            operation.getResponses().addApiResponse("default", problemResponse());
            return withAccess(operation, method);
        };
    }

    private static Operation withAccess(Operation operation, HandlerMethod method) {
        var access = method.getMethodAnnotation(Access.class);
        if (access != null) {
            operation.addExtension(
                    "x-access",
                    Map.of(
                            "who",
                            access.value().name(),
                            "rights",
                            List.of(access.rights()).stream().map(Enum::name).toList(),
                            "secondFactor",
                            access.secondFactor()));
        }
        return operation;
    }

    private static ApiResponse problemResponse() {
        return new ApiResponse()
                .description("Refused; nothing was changed.")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }

    private static Schema<?> problem() {
        var error = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("message", new StringSchema())
                .required(List.of("field", "message"));
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("/problems/out-of-stock"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().example("out-of-stock"))
                .addProperty("requestId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .required(List.of("type", "title", "status", "detail", "code", "requestId"));
    }
}
