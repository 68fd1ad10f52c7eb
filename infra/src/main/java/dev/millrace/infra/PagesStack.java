package dev.millrace.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/// The web pages: files in a bucket that only CloudFront reads. Requests to the API go through the
/// same address, so that pages call nobody else.
final class PagesStack extends Stack {
    private final ResponseHeadersPolicy headers;

    PagesStack(Construct scope, String id, List<ApplicationStack> applications,
            Deployment.Door door) {
        super(scope, id, MillraceApp.props("Millrace: web pages"));
        headers = PageHeaders.make(this, door.signIn());
        Bucket files = Bucket.Builder.create(this, "Pages")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Distribution distribution = Distribution.Builder.create(this, "Distribution")
                .comment("Millrace")
                .defaultRootObject("index.html")
                .defaultBehavior(pages(files))
                .additionalBehaviors(apis(applications))
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .build();
        Exceptions.pages(files, distribution);
        output("PagesBucket", "Where the pages' files go", files.getBucketName());
        output("Pages", "Where the pages are",
                "https://" + distribution.getDistributionDomainName());
        output("Distribution", "What to invalidate after an update",
                distribution.getDistributionId());
    }

    private BehaviorOptions pages(Bucket files) {
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(files))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .responseHeadersPolicy(headers)
                .functionAssociations(PageAddresses.of(this))
                .compress(true)
                .build();
    }

    /// Where several applications have an endpoint, the first one answers.
    private Map<String, BehaviorOptions> apis(List<ApplicationStack> applications) {
        Map<String, BehaviorOptions> behaviours = new LinkedHashMap<>();
        for (ApplicationStack stack : applications) {
            IOrigin origin = HttpOrigin.Builder
                    .create(Fn.select(2, Fn.split("/", stack.api().getApiEndpoint())))
                    .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                    .readTimeout(Duration.seconds(30))
                    .build();
            Routes.patterns(Routes.of(stack.application()))
                    .forEach(pattern -> behaviours.putIfAbsent(pattern, api(origin)));
        }
        return behaviours;
    }

    private BehaviorOptions api(IOrigin origin) {
        return BehaviorOptions.builder()
                .origin(origin)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .responseHeadersPolicy(headers)
                .build();
    }

    private void output(String id, String description, String value) {
        CfnOutput.Builder.create(this, id + "Output")
                .description(description)
                .value(value)
                .build()
                .overrideLogicalId(id + "Output");
    }
}
