<?php

// routes/web.php. The middleware that ends what has been idle is the class below:
//   ->withMiddleware(fn (Middleware $middleware) => $middleware->web(append: [IdleTimeout::class]))

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Route;

class IdleTimeout
{
    /** SESSION_LIFETIME, in minutes, has to be longer: Laravel slides it with every request. */
    const SECONDS = 20 * 60;

    public function handle(Request $request, Closure $next)
    {
        $session = $request->session();
        if (Auth::check()) {
            $isNew = !$session->has('seen');
            if (self::left($request) <= 0) {
                Auth::logout();
                $session->invalidate();
            } elseif ($isNew || $request->header('Sec-Fetch-Dest') === 'document') {
                $session->put('seen', time());
            }
        }
        return $next($request);
    }

    public static function left(Request $request): int
    {
        return $request->session()->get('seen', time()) + self::SECONDS - time();
    }
}

$live = fn (Request $request) => Auth::check()
    ? response()->json(['state' => 'live', 'expires_in' => IdleTimeout::left($request)])
    : response()->json(['state' => 'ended'], 401);

Route::post('/session/end', function (Request $request) {
    Auth::logout();
    $request->session()->invalidate();
    $request->session()->regenerateToken();
    return response()->noContent();
});

Route::post('/session/keep-alive', function (Request $request) use ($live) {
    if (Auth::check()) {
        $request->session()->put('seen', time());
    }
    return $live($request);
});

Route::get('/session/status', $live);
