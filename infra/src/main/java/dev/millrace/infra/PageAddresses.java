package dev.millrace.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.constructs.Construct;

/// Leads addresses to files, as the server does: of a folder to its `index.html`, and of a
/// conversation, which no file is named after, to the page of messages.
final class PageAddresses {
    static final String CODE = """
            function handler(event) {
              var request = event.request;
              var uri = request.uri.replace(/\\/$/, '');
              if (/^\\/messages\\/(new\\/[^/]+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/.test(uri)) {
                request.uri = '/messages/index.html';
              } else if (!/\\.[^/]*$/.test(uri)) {
                request.uri = uri + '/index.html';
              }
              return request;
            }
            """;

    private PageAddresses() {}

    static List<FunctionAssociation> of(Construct scope) {
        Function function = Function.Builder.create(scope, "Addresses")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(CODE))
                .comment("Leads addresses of pages to their files")
                .build();
        return List.of(FunctionAssociation.builder()
                .function(function)
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .build());
    }
}
