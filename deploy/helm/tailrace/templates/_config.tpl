{{/* tailrace.yaml: what the chart decides, over what the values say, over what suits a cluster. */}}
{{- define "tailrace.config" -}}
{{- $suits := dict "host" "0.0.0.0" "admin-host" "0.0.0.0" -}}
{{- if and .Values.ingress.enabled .Values.ingress.nginx -}}
{{- /* ingress-nginx counts whole seconds: its 3 s must be longer than Tailrace's own, and Customer.io waits 4 s. */ -}}
{{- $suits = set $suits "limits" (dict "deadline" "2500ms") -}}
{{- end -}}
{{- $config := mergeOverwrite $suits (deepCopy .Values.config) -}}
{{- $decided := dict "port" 8080 "admin-port" 8081 "drain" (printf "%ds" (int (include "tailrace.drainSeconds" .))) -}}
{{- $config = mergeOverwrite $config $decided -}}
{{- range $name, $feed := .Values.feeds -}}
{{- $config = mergeOverwrite $config (dict "feeds" (dict $name (deepCopy ($feed.settings | default dict)))) -}}
{{- end -}}
{{- range include "tailrace.secretFiles" . | fromYamlArray -}}
{{- $value := printf "/etc/tailrace/%s" .file -}}
{{- range reverse (splitList "." .setting) -}}
{{- $value = dict . $value -}}
{{- end -}}
{{- $config = mergeOverwrite $config $value -}}
{{- end -}}
{{- toYaml $config -}}
{{- end -}}
