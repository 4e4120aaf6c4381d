from hypothesis import settings

# CI machines stall now and then: a slow example is not a failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
