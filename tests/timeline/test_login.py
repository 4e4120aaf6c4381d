import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def attempt(client, password: str, name: str = "amina"):
    return client.post(reverse("admin:login"), {"username": name, "password": password})


def test_after_five_wrong_passwords_even_the_right_one_waits_and_the_page_says_so(client, django_user_model):
    django_user_model.objects.create_user("amina", password="right-and-long", is_staff=True)
    for _ in range(5):
        attempt(client, "wrong")
    answer = attempt(client, "right-and-long")
    assert answer.status_code == 429
    assert "quarter of an hour" in answer.content.decode()


def test_one_persons_wrong_passwords_close_the_desk_to_no_other(client, django_user_model):
    django_user_model.objects.create_user("samir", password="right-and-long", is_staff=True)
    for _ in range(6):
        attempt(client, "wrong")
    assert attempt(client, "right-and-long", "samir").status_code == 302
