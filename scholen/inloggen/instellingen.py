"""What allauth is told, in one place; the settings take it over."""

from typing import Any

ALLAUTH: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "scholen.inloggen.adapter.Adapter",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_FORMS": {
        "login": "scholen.forms.account.LoginForm",
        "reset_password": "scholen.forms.account.ResetPasswordForm",
        "reset_password_from_key": "scholen.forms.account.ResetPasswordKeyForm",
        "user_token": "scholen.forms.account.UserTokenForm",
        "change_password": "scholen.forms.account.ChangePasswordForm",
        "reauthenticate": "scholen.forms.account.ReauthenticateForm",
    },
    # The same as scholen/bezorgen.py; that of allauth writes an address of its own to the database
    # when somebody only opens a link.
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": (
        "django.contrib.auth.tokens.PasswordResetTokenGenerator"
    ),
    # Who guesses can keep a password from working, so with the link one is in at once. It stands
    # for the password alone: a second step is asked as after any log-in.
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "/account/login/",
    "ACCOUNT_LOGOUT_ON_GET": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    # A school is one address: lock on the account, and on the address only far above a full team.
    "ACCOUNT_RATE_LIMITS": {
        "login": "300/m/ip",
        "login_failed": "5/5m/key,60/m/ip",
        # Whoever adds something behind a plus has a new address for the same mailbox.
        "reset_password": "60/m/ip,300/h/ip,5/h/key,20/d/key",
        "reset_password_from_key": "300/m/ip",
        "reauthenticate": "30/m/user",
    },
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "MFA_ADAPTER": "scholen.inloggen.tweede_stap.Adapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_RECOVERY_CODE_COUNT": 10,
    "MFA_RECOVERY_CODE_DIGITS": 16,
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_TOTP_ISSUER": "Kwaliteitsdialoog",
    "MFA_FORMS": {
        "authenticate": "scholen.forms.tweede_stap.AuthenticateForm",
        "reauthenticate": "scholen.forms.tweede_stap.ReauthenticateForm",
        "activate_totp": "scholen.forms.tweede_stap.ActivateTOTPForm",
        "add_webauthn": "scholen.forms.tweede_stap.AddWebAuthnForm",
    },
    "SOCIALACCOUNT_ADAPTER": "scholen.inloggen.schoolaccount.Schoolaccounts",
    "SOCIALACCOUNT_LOGIN_ON_GET": True,  # a form may not send anybody to another server (CSP)
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
    "SOCIALACCOUNT_AUTO_SIGNUP": False,
    "SOCIALACCOUNT_STORE_TOKENS": False,
}
