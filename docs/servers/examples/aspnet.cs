using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

var idle = TimeSpan.FromMinutes(20);
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAntiforgery();
builder.Services
    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(options =>
    {
        options.ExpireTimeSpan = idle;
        options.SlidingExpiration = true;
        // By itself any request renews the cookie, and none does before half of the time is over.
        options.Events.OnCheckSlidingExpiration = context =>
        {
            var request = context.Request;
            context.ShouldRenew = request.Path == "/session/keep-alive"
                || request.Headers["Sec-Fetch-Dest"] == "document";
            return Task.CompletedTask;
        };
    });

var app = builder.Build();
app.UseAuthentication();

async Task<IResult> Live(HttpContext http, TimeSpan? left)
{
    http.Response.Headers.CacheControl = "no-store";
    var ticket = await http.AuthenticateAsync();
    if (!ticket.Succeeded) return Results.Json(new { state = "ended" }, statusCode: 401);
    left ??= ticket.Properties?.ExpiresUtc - DateTimeOffset.UtcNow;
    return Results.Json(new { state = "live", expires_in = (int)(left ?? idle).TotalSeconds });
}

app.MapPost("/session/end", async (HttpContext http, IAntiforgery antiforgery) =>
{
    var signedIn = http.User.Identity?.IsAuthenticated == true;
    if (signedIn && !await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(403);
    await http.SignOutAsync();
    return Results.NoContent();
});

app.MapPost("/session/keep-alive", async (HttpContext http, IAntiforgery antiforgery) =>
    await antiforgery.IsRequestValidAsync(http) ? await Live(http, idle) : Results.StatusCode(403));

app.MapGet("/session/status", (HttpContext http) => Live(http, null));

app.Run();
