"""Django's classes that take the type of their rows in the stubs only, and here when the program runs too."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin as PlainBase

if TYPE_CHECKING:
    BaseModelAdmin = PlainBase
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
    ModelForm = forms.ModelForm
    BaseInlineFormSet = forms.BaseInlineFormSet
else:

    def generic(plain: type) -> type:
        return type(plain.__name__, (plain,), {"__class_getitem__": classmethod(lambda cls, _rows: cls)})

    BaseModelAdmin = generic(PlainBase)
    ModelAdmin = generic(admin.ModelAdmin)
    StackedInline = generic(admin.StackedInline)
    TabularInline = generic(admin.TabularInline)
    ModelForm = generic(forms.ModelForm)
    BaseInlineFormSet = generic(forms.BaseInlineFormSet)
