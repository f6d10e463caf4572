# app/controllers/lastcall_controller.rb; config/routes.rb:
#   post "session/end" => "lastcall#finish"
#   post "session/keep-alive" => "lastcall#keep_alive"
#   get "session/status" => "lastcall#status"
class LastcallController < ApplicationController
  # Devise notes the time down where a user is first asked for, so this has to come before all else.
  # Not `devise.skip_timeout`: that would call a session live which is over.
  prepend_before_action(only: :status) { request.env["devise.skip_trackable"] = true }
  before_action { response.headers["Cache-Control"] = "no-store" }

  def finish
    sign_out
    reset_session
    head :no_content
  end

  def keep_alive
    live
  end

  def status
    live
  end

  private

  def live
    return render(json: { state: "ended" }, status: :unauthorized) unless user_signed_in?

    seen = user_session["last_request_at"].to_i
    render json: { state: "live", expires_in: (seen + current_user.timeout_in - Time.now.to_i).to_i }
  end
end
